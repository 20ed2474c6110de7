package dev.flare.pulse.proxy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address below a port: `/4000/api/info?x=1` asks port 4000 for `/api/info?x=1`. Everything is
/// kept as it was encoded.
///
/// @param rest what the app is asked for; empty when not even the slash behind the port is there
record ProxyPath(int port, String rest) {
  private static final Pattern FORM = Pattern.compile("/([1-9][0-9]{0,4})((?:/.*)?)");
  private static final int HIGHEST_PORT = 65535;

  /// @param path raw, as it came
  static Optional<ProxyPath> of(String path) {
    Matcher form = FORM.matcher(path);
    return form.matches()
        ? Optional.of(new ProxyPath(Integer.parseInt(form.group(1)), form.group(2)))
            .filter(each -> each.port <= HIGHEST_PORT)
        : Optional.empty();
  }

  String prefix() {
    return "/" + port;
  }
}
