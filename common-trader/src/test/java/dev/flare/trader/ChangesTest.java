package dev.flare.trader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private final Map<String, @Nullable Object> before = state();

  private static Map<String, @Nullable Object> state() {
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    state.put("mode", "demo");
    state.put("best", null);
    state.put("statistics", Map.of("wins", 1, "losses", 2));
    state.put("words", List.of("BDNP"));
    return state;
  }

  private String changes(Map<String, @Nullable Object> after) {
    return Changes.between(Changes.tree(before), Changes.tree(after)).toString();
  }

  @Test
  void areNoneWhereNothingChanged() {
    assertThat(changes(state())).isEqualTo("{}");
  }

  @Test
  void nameOnlyFieldsThatAreOthersNow() {
    Map<String, @Nullable Object> after = state();
    after.put("best", "1.5");
    after.put("words", List.of("BDNP", "FHNP"));

    assertThat(changes(after)).isEqualTo("{\"best\":\"1.5\",\"words\":[\"BDNP\",\"FHNP\"]}");
  }

  @Test
  void goIntoObjects() {
    Map<String, @Nullable Object> after = state();
    after.put("statistics", Map.of("wins", 1, "losses", 3));

    assertThat(changes(after)).isEqualTo("{\"statistics\":{\"losses\":3}}");
  }

  @Test
  void tellWhatIsGoneAsNull() {
    Map<String, @Nullable Object> after = state();
    after.remove("mode");

    assertThat(changes(after)).isEqualTo("{\"mode\":null}");
  }
}
