package org.gan4j.eval.image.resize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;

/** All ways to resize, by name. */
public final class Resizers {

  private static final List<Resizer> ALL = all();

  private Resizers() {}

  private static List<Resizer> all() {
    List<Resizer> all = new ArrayList<>();
    for (PillowFilter filter : PillowFilter.values()) {
      for (PillowOrder order : PillowOrder.values()) {
        all.add(new PillowFloatResizer(filter, order));
        all.add(new PillowByteResizer(filter, order));
      }
    }
    for (PillowFilter filter : List.of(PillowFilter.BICUBIC, PillowFilter.LANCZOS)) {
      all.add(new ClippedResizer(new PillowFloatResizer(filter, PillowOrder.PILLOW_12)));
    }
    all.add(new TensorFlowBilinear());
    all.add(new TorchBilinear());
    return List.copyOf(all);
  }

  /** Returns the names of all ways to resize. */
  public static List<String> names() {
    return ALL.stream().map(Resizer::name).sorted().toList();
  }

  /**
   * Returns the way to resize with this name.
   *
   * @throws InputException if there is none
   */
  public static Resizer named(String name) {
    return ALL.stream()
        .filter(resizer -> resizer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "resize",
                    String.format(
                        Locale.ROOT,
                        "expected one of %s, found '%s'",
                        String.join(", ", names()),
                        name),
                    "Choose one of these."));
  }
}
