package dev.flare.bitget;

import dev.flare.market.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/// A process of its own that uses a budget: `FILE use COUNT SPEED` asks for its turn so many times,
/// `FILE hold` takes the lock and keeps it until it is killed.
final class BudgetProcess {
  private static final Duration PLENTY = Duration.ofSeconds(20);

  private BudgetProcess() {}

  public static void main(String[] args) throws IOException {
    BudgetFile file = new BudgetFile(Path.of(args[0]), System::nanoTime, Pause.real());
    if (args[1].equals("hold")) {
      hold(file);
    } else {
      use(file, Integer.parseInt(args[2]), Double.parseDouble(args[3]));
    }
  }

  private static void use(BudgetFile file, int count, double speed) {
    SharedBudget budget =
        new SharedBudget(file, System::nanoTime, Pause.real(), new Random(), speed);
    System.out.println(System.nanoTime());
    for (int i = 0; i < count; i++) {
      budget.await(Endpoint.QUOTE, Priority.ENTRY, PLENTY);
    }
    System.out.println(System.nanoTime());
  }

  private static void hold(BudgetFile file) throws IOException {
    file.change(
        state -> {
          System.out.println("held");
          Pause.real().sleep(PLENTY);
          return true;
        },
        PLENTY);
  }
}
