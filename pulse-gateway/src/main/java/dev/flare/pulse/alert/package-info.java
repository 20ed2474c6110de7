/// What a person is told wherever they are: by Telegram, webhook and e-mail.
@NullMarked
package dev.flare.pulse.alert;

import org.jspecify.annotations.NullMarked;
