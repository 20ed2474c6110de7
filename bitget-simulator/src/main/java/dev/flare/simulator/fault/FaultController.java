package dev.flare.simulator.fault;

import dev.flare.service.web.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes orders of faults.
@RestController
@RequestMapping("/simulator/faults")
final class FaultController {
  private static final Logger log = LoggerFactory.getLogger(FaultController.class);

  private final Faults faults;

  FaultController(Faults faults) {
    this.faults = faults;
  }

  @GetMapping
  List<StandingFault> all() {
    return faults.all();
  }

  /// Takes one order or a list of them; all or none.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  List<StandingFault> order(@RequestBody String body) {
    List<StandingFault> ordered = read(body).stream().map(faults::add).toList();
    ordered.forEach(fault -> log.info("fault={} ordered: {}", fault.id(), fault.order()));
    return ordered;
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear() {
    faults.clear();
    log.info("all faults removed");
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long id) {
    if (!faults.remove(id)) {
      throw Problem.notFound("fault-unknown", "There is no fault %d".formatted(id));
    }
    log.info("fault={} removed", id);
  }

  private static List<FaultOrder> read(String body) {
    try {
      return FaultOrder.read(body);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("fault-unreadable", String.valueOf(e.getMessage()));
    }
  }
}
