package dev.flare.service;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/// Adds the parts of this library to any component that has it on its class path.
@AutoConfiguration
@ComponentScan
public class CommonService {}
