package dev.flare.bitget;

import dev.flare.market.Amount;
import dev.flare.market.Coin;
import dev.flare.market.Quote;
import dev.flare.market.QuoteAnswer;
import dev.flare.market.QuoteAnswer.NoQuote;
import dev.flare.market.QuoteAnswer.Quoted;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// BitGet's answer to a question for a quote, checked against the question.
record QuotedPrice(Quote quote, BigDecimal fee) {
  /// What a trade repeats of the quote, in the order of BitGet's own example.
  private static final List<String> REPEATED =
      List.of("fromCoin", "fromCoinSize", "cnvtPrice", "toCoin", "toCoinSize", "traceId");

  /// Such texts stand in JSON as they are.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.+-]+");

  /// @throws MalformedAnswer when it is no answer to the question
  static QuotedPrice read(Json data, Amount asked, Coin target) {
    Amount spend = amount(data, "fromCoinSize", "fromCoin");
    Amount receive = amount(data, "toCoinSize", "toCoin");
    BigDecimal price = data.get("cnvtPrice").decimal();
    if (!spend.equals(asked) || !receive.coin().equals(target) || !receive.isPositive()) {
      throw new MalformedAnswer(
          "asked for %s in %s, quoted are %s for %s".formatted(asked, target, receive, spend));
    }
    checkProduct(spend, price, receive);
    Quote quote = new Quote(data.get("traceId").text(), spend, receive, price, form(data));
    return new QuotedPrice(quote, data.find("fee").map(Json::decimal).orElse(BigDecimal.ZERO));
  }

  /// A quote with a fee is none: no amount here would account for it.
  QuoteAnswer answer() {
    return fee.signum() == 0
        ? new Quoted(quote)
        : new NoQuote("FEE", "BitGet asks a fee of %s, which it never did".formatted(fee));
  }

  private static Amount amount(Json data, String size, String coin) {
    String name = data.get(coin).text();
    try {
      return new Amount(data.get(size).decimal(), new Coin(name));
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswer(e);
    }
  }

  private static void checkProduct(Amount spend, BigDecimal price, Amount receive) {
    if (!Rounding.explains(spend.value().multiply(price), receive.value())) {
      throw new MalformedAnswer(
          "%s at %s are not %s".formatted(spend, price.toPlainString(), receive));
    }
  }

  private static String form(Json data) {
    return REPEATED.stream()
        .map(name -> "\"%s\":\"%s\"".formatted(name, plain(data.get(name))))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String plain(Json field) {
    String text = field.text();
    if (!PLAIN.matcher(text).matches()) {
      throw new MalformedAnswer("%s holds '%s'".formatted(field.path(), text));
    }
    return text;
  }
}
