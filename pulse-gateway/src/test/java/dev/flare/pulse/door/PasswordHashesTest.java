package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flare.service.launch.Secret;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Against hashes as installations keep them: recorded once, never made anew.
class PasswordHashesTest {
  private final PasswordEncoder encoder = PasswordHashes.encoder();

  @Test
  void knowAPasswordAgain() {
    assertOpens(
        "correct horse battery staple",
        "{argon2}$argon2id$v=19$m=7168,t=5,p=1"
            + "$v0O6B+5xDRtyzldx/gEnsA$ZppIJiOp33u11UXa6iSkytruYUUdQXNa8b+tn87XeIE");
  }

  @Test
  void knowAPasswordInAnyScriptAgain() {
    assertOpens(
        "Пароль-密码-ñandú-🔑",
        "{argon2}$argon2id$v=19$m=7168,t=5,p=1"
            + "$W0ukYUir5LyITJQW5NLrjg$qzflEwEzzQ+P/2PupSPCBUZygejfqEHGzvnX8sG8XUc");
  }

  @Test
  void knowTheLongestPasswordAgain() {
    assertOpens(
        "0123456789abcdef".repeat(Credentials.LONGEST / 16),
        "{argon2}$argon2id$v=19$m=7168,t=5,p=1"
            + "$ldLaaNWtfpZjUC71sN6aaw$DlWPXBUZlrv5+PivARx27+UHRVGImyLHLdM/h7Iq+5E");
  }

  @Test
  void takeAHashThatSomebodyMadeWithOtherCosts() {
    assertOpens(
        "correct horse battery staple",
        "{argon2}$argon2id$v=19$m=1024,t=2,p=2"
            + "$A5SxEoOWYqQExBCHpULrAQ$j1OxyGSwvppta0c5P4fLWV9wYqtyxcSoyU6+4UWlcm8");
  }

  @Test
  void haveSixteenBytesOfSaltAndThirtyTwoOfHash() {
    assertThat(encoder.encode("x"))
        .matches(
            "\\{argon2}\\$argon2id\\$v=19\\$m=7168,t=5,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  private void assertOpens(String password, String hash) {
    assertThat(PasswordHashes.isHash(new Secret(hash))).isTrue();
    assertThat(encoder.matches(password, hash)).isTrue();
    assertThat(encoder.matches(password + " ", hash)).isFalse();
  }
}
