package dev.flare.pulse.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::ffff:192.0.2.1, 192.0.2.1, true"
  })
  void holdsWhatBeginsAlike(String network, String address, boolean holds) {
    assertThat(Network.parse(network).contains(Network.address(address))).isEqualTo(holds);
  }

  @Test
  void takesAllAddressesThatAMachineHasForItselfAsOneCaller() {
    assertThat(Network.around(Network.address("127.0.0.58")))
        .isEqualTo(Network.around(Network.address("127.0.0.1")))
        .isNotEqualTo(Network.around(Network.address("::1")));
  }

  @Test
  void takesANetworkOfIpv6AsOneCaller() {
    assertThat(Network.around(Network.address("2001:db8:1:2:3:4:5:6")))
        .isEqualTo(Network.parse("2001:db8:1:2::/64"))
        .hasToString("2001:db8:1:2:0:0:0:0/64");
    assertThat(Network.around(Network.address("192.0.2.1"))).hasToString("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "1.2.3.4/33"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
