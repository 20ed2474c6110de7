package dev.flare.pulse.app;

import dev.flare.pulse.process.RunningProcess;

/// A process of an app together with what is remembered of it.
record Live(Life life, RunningProcess process) {}
