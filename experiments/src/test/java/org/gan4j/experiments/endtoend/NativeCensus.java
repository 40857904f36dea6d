package org.gan4j.experiments.endtoend;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gan4j.experiments.GanCommand;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Runs the command twice in a process of its own, and prints which kinds of native objects there
 * are more of after the second time: {@code + TF_Tensor 1}. The first run fills what lives as long
 * as the process.
 *
 * <p>JavaCPP keeps a list of all objects that it will have to free, one entry each; but for graphs,
 * which {@link CountedGraphs} counts, everything that TensorFlow's Java API allocates is in it. The
 * garbage collector would free what was left open: the process has room for all it makes, and says
 * how often it was collected all the same.
 */
final class NativeCensus {

  /** Lets nothing but {@code close()} free an object. */
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+DisableExplicitGC",
          "-XX:MetaspaceSize=1g",
          "-Xmx4g",
          "-Xmn3500m");

  private NativeCensus() {}

  /**
   * @param arguments what is left open (tensor, session or nothing), then the verb and its
   *     arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Object[] verb = Stream.of(arguments).skip(1).toArray();
    run(verb);
    Map<String, Integer> before = count();
    run(verb);
    leave(arguments[0]);
    Map<String, Integer> after = count();
    System.out.println("collections " + collections());
    before.forEach((kind, count) -> after.merge(kind, -count, Integer::sum));
    after.forEach(
        (kind, count) -> {
          if (count != 0) {
            System.out.println((count > 0 ? "+ " : "- ") + kind + " " + Math.abs(count));
          }
        });
  }

  private static void run(Object... verb) {
    GanCommand command = GanCommand.run(verb);
    if (command.code() != 0) {
      throw new IllegalStateException(command.err());
    }
  }

  private static void leave(String open) {
    switch (open) {
      case "tensor" -> TFloat32.scalarOf(1f);
      case "session" -> new Session(new Graph());
      default -> {}
    }
  }

  /** Objects to be freed, by the class that would free them. */
  private static Map<String, Integer> count() throws ReflectiveOperationException {
    Class<?> reference = Class.forName("org.bytedeco.javacpp.Pointer$DeallocatorReference");
    Field next = open(reference, "next");
    Field deallocator = open(reference, "deallocator");
    Map<String, Integer> counts = new TreeMap<>();
    counts.put("Graph", CountedGraphs.open());
    synchronized (reference) {
      Object at = open(reference, "head").get(null);
      for (; at != null; at = next.get(at)) {
        Object frees = deallocator.get(at);
        if (frees != null) {
          counts.merge(kind(frees.getClass()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  /** {@code AbstractTF_Tensor$DeleteDeallocator} frees a {@code TF_Tensor}. */
  private static String kind(Class<?> deallocator) {
    return deallocator.getName().replaceFirst(".*\\.(Abstract)?", "").replaceFirst("\\$.*", "");
  }

  private static Field open(Class<?> of, String name) throws NoSuchFieldException {
    Field field = of.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
