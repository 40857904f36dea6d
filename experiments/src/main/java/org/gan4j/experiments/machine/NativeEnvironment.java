package org.gan4j.experiments.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The environment that native libraries see. Java's own is a copy made at its start, and TensorFlow
 * and CUDA take settings from nowhere else. POSIX allows a program to point {@code environ} at
 * another list; where a system has no such name, nothing is set.
 */
final class NativeEnvironment {

  /** Native memory that must not be freed: libraries keep what they were given. */
  private static final List<Pointer> LASTING = new ArrayList<>();

  private NativeEnvironment() {}

  /**
   * Sets variables, for libraries that have not read them yet. The lists live as long as the
   * process. Not while another thread reads or sets any.
   */
  static synchronized void set(Map<String, String> variables) {
    Pointer name = Loader.addressof("environ");
    if (name == null || variables.isEmpty()) {
      return;
    }
    LongPointer environ = new LongPointer(name);
    List<Long> kept = entries(environ);
    kept.removeIf(entry -> variables.containsKey(key(text(entry))));
    variables.forEach((key, value) -> kept.add(lasting(key + "=" + value)));
    LongPointer list = new LongPointer(kept.size() + 1L);
    LASTING.add(list);
    for (int i = 0; i < kept.size(); i++) {
      list.put(i, kept.get(i));
    }
    list.put(kept.size(), 0L);
    environ.put(0, list.address());
  }

  /** Returns the value that a native library would read. */
  static synchronized Optional<String> get(String key) {
    Pointer name = Loader.addressof("environ");
    if (name == null) {
      return Optional.ofNullable(System.getenv(key));
    }
    return entries(new LongPointer(name)).stream()
        .map(NativeEnvironment::text)
        .filter(entry -> key(entry).equals(key) && entry.length() > key.length())
        .map(entry -> entry.substring(key.length() + 1))
        .findFirst();
  }

  /** The addresses of the texts, up to the zero that ends their list. */
  private static List<Long> entries(LongPointer environ) {
    List<Long> entries = new ArrayList<>();
    if (environ.get(0) != 0) {
      LongPointer list = new LongPointer(new Address(environ.get(0)));
      for (int i = 0; list.get(i) != 0; i++) {
        entries.add(list.get(i));
      }
    }
    return entries;
  }

  private static String text(long entry) {
    return new BytePointer(new Address(entry)).getString(StandardCharsets.UTF_8);
  }

  private static String key(String entry) {
    int equals = entry.indexOf('=');
    return equals < 0 ? entry : entry.substring(0, equals);
  }

  private static long lasting(String entry) {
    BytePointer bytes = new BytePointer(entry, StandardCharsets.UTF_8);
    LASTING.add(bytes);
    return bytes.address();
  }

  /** Memory that is another's. */
  private static final class Address extends Pointer {

    Address(long address) {
      this.address = address;
    }
  }
}
