package org.gan4j.experiments.experiment;

import com.google.common.base.Throwables;
import com.google.common.reflect.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.VariantCode;

/**
 * The variants on the class path. A variant is a public class that implements {@link Variant}, with
 * one public constructor that takes a record; configs name it by its simple name if it is in {@code
 * org.gan4j.models}, by its full name otherwise.
 */
public final class Variants {

  private static final String HOME = "org.gan4j.models";

  private Variants() {}

  /** Returns the names of all variants in configs: the shipped ones, then the user's. */
  public static List<String> known() {
    return Stream.concat(shipped().stream(), ofUser().stream()).toList();
  }

  /** The full names of all variants in the jars and folders of {@code GAN_CLASSPATH}, sorted. */
  public static List<String> ofUser() {
    String classPath = System.getenv("GAN_CLASSPATH");
    return classPath == null ? List.of() : in(classPath);
  }

  /** The full names of all variants in some jars and folders on the class path, sorted. */
  static List<String> in(String classPath) {
    return ClassPathScan.in(classPath).stream()
        .filter(name -> find(name).isPresent())
        .sorted()
        .distinct()
        .toList();
  }

  /** The simple names of all variants in {@code org.gan4j.models}, sorted. */
  public static List<String> shipped() {
    try {
      return ClassPath.from(Variants.class.getClassLoader()).getTopLevelClasses(HOME).stream()
          .map(ClassPath.ClassInfo::getSimpleName)
          .filter(name -> find(name).isPresent())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the class path", unreadable);
    }
  }

  /** The class that a config means by a name, empty if there is none or it is no variant. */
  public static Optional<Class<? extends Variant>> find(String name) {
    String fullName = name.contains(".") ? name : HOME + "." + name;
    try {
      Class<?> found = Class.forName(fullName, false, Variants.class.getClassLoader());
      return Variant.class.isAssignableFrom(found) && constructor(found).isPresent()
          ? Optional.of(found.asSubclass(Variant.class))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError none) {
      return Optional.empty();
    }
  }

  /** The record of hyperparameters that a variant's constructor takes. */
  public static Class<?> configOf(Class<? extends Variant> variant) {
    return constructor(variant)
        .orElseThrow(() -> new IllegalArgumentException("no variant: " + variant))
        .getParameterTypes()[0];
  }

  /** Returns the name in configs of the variant that takes this record. */
  public static String nameOf(Class<?> config) {
    Class<?> variant = config.getEnclosingClass();
    return variant.getPackageName().equals(HOME) ? variant.getSimpleName() : variant.getName();
  }

  /**
   * Makes the variant that takes a record of hyperparameters.
   *
   * @param config the {@code Config} nested in a variant's class
   * @throws IllegalArgumentException if it is not
   * @throws org.gan4j.core.InputException if the variant refuses its values, or, where a user wrote
   *     it, throws anything
   */
  public static Variant create(Record config) {
    Class<?> variant = config.getClass().getEnclosingClass();
    return VariantCode.run(variant, () -> create(variant, config));
  }

  private static Variant create(Class<?> variant, Record config) {
    try {
      return (Variant)
          constructor(variant)
              .orElseThrow(() -> new IllegalArgumentException("no variant: " + variant))
              .newInstance(config);
    } catch (InvocationTargetException refused) {
      Throwables.throwIfUnchecked(refused.getCause());
      throw new IllegalStateException(refused.getCause());
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalArgumentException("cannot construct " + variant, hidden);
    }
  }

  private static Optional<Constructor<?>> constructor(Class<?> type) {
    Constructor<?>[] constructors = type.getConstructors();
    boolean suits =
        constructors.length == 1
            && constructors[0].getParameterCount() == 1
            && constructors[0].getParameterTypes()[0].isRecord()
            && type.equals(constructors[0].getParameterTypes()[0].getEnclosingClass())
            && !Modifier.isAbstract(type.getModifiers());
    return suits ? Optional.of(constructors[0]) : Optional.empty();
  }
}
