package dev.flare.gnome.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flare.service.launch.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
  @Test
  void takesTheUsualPortAndVirtualHostWhereNoneIsNamed() {
    assertThat(BrokerAddress.parse(new Secret("stomp://gnome:secret@broker.example")))
        .isEqualTo(new BrokerAddress("broker.example", 61613, "gnome", new Secret("secret"), "/"));
  }

  @Test
  void takesEverythingThatIsNamed() {
    assertThat(BrokerAddress.parse(new Secret("stomp://gnome:a%40b+c@10.0.0.5:16613/flare")))
        .isEqualTo(new BrokerAddress("10.0.0.5", 16613, "gnome", new Secret("a@b+c"), "flare"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"amqp://a:secret@broker", "stomp://broker", "stomp://a:sec ret@broker", "secret"})
  void saysNothingOfThePasswordWhenItCannotReadTheAddress(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerAddress.parse(new Secret(text)))
        .withMessageStartingWith("it is no")
        .withMessageNotContaining("sec")
        .withNoCause();
  }
}
