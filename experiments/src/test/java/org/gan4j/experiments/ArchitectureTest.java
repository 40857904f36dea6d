package org.gan4j.experiments;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The house of the source: which package may see which, how large a room is, what is public. */
final class ArchitectureTest {

  private static final int MOST_TYPES = 25;

  /** The packages that users write against. Every other public type is in an internal package. */
  private static final Map<String, List<String>> SURFACE =
      Map.of(
          "core",
          List.of(
              "",
              "augment",
              "data",
              "data.catalog",
              "data.idx",
              "layer",
              "layer.norm",
              "layer.pointwise",
              "loss",
              "network",
              "optimizer",
              "penalty",
              "pool",
              "random",
              "run",
              "variable",
              "variant"),
          "models",
          List.of(""),
          "train",
          List.of(
              "",
              "alarm",
              "checkpoint",
              "conformance",
              "execution",
              "export",
              "graph",
              "guard",
              "run",
              "session",
              "stream"),
          "eval",
          List.of(
              "",
              "compare",
              "convention",
              "evaluator",
              "feature",
              "image",
              "image.resize",
              "metric",
              "metric.input",
              "network",
              "protocol",
              "report",
              "set",
              "statistics"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Stream.of("../gan-core", "../gan-models", "../gan-train", "../gan-eval", ".")
                  .map(module -> Path.of(module, "target", "classes"))
                  .toArray(Path[]::new));

  @Test
  void packagesHaveNoCircle() {
    slices().matching("org.gan4j.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void modulesPointOneWay() {
    mustNotSee("core", "models", "train", "eval", "experiments");
    mustNotSee("models", "train", "eval", "experiments");
    mustNotSee("train", "models", "eval", "experiments");
    mustNotSee("eval", "models", "train", "experiments");
  }

  @Test
  void aRoomHasAtMostTwentyFiveTypes() {
    assertThat(rooms())
        .hasSizeGreaterThan(40)
        .allSatisfy((room, types) -> assertThat(types).as(room).isLessThanOrEqualTo(MOST_TYPES));
  }

  @Test
  void whatIsPublicIsASurfaceOrInternal() {
    for (Map.Entry<String, List<String>> module : SURFACE.entrySet()) {
      TreeSet<String> found = new TreeSet<>();
      types(module.getKey())
          .filter(type -> type.getModifiers().contains(PUBLIC))
          .map(JavaClass::getPackageName)
          .filter(room -> !isInternal(room))
          .forEach(room -> found.add(below(module.getKey(), room)));
      assertThat(found)
          .as("packages of " + module.getKey() + " with public types")
          .containsExactlyInAnyOrderElementsOf(module.getValue());
    }
  }

  /** The picture of the house, in the output of the tests. */
  @AfterAll
  static void showModules() {
    for (String module : List.of("core", "models", "train", "eval", "experiments")) {
      Map<String, Long> rooms =
          types(module).collect(groupingBy(JavaClass::getPackageName, counting()));
      String largest =
          rooms.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().toString();
      List<JavaClass> open =
          types(module).filter(type -> type.getModifiers().contains(PUBLIC)).toList();
      long internal = open.stream().filter(type -> isInternal(type.getPackageName())).count();
      System.out.printf(
          Locale.ROOT,
          "%s: %d types in %d rooms, the largest %s; %d public, %d of them internal%n",
          module,
          types(module).count(),
          rooms.size(),
          largest,
          open.size(),
          internal);
    }
  }

  private static void mustNotSee(String module, String... others) {
    noClasses()
        .that()
        .resideInAPackage("org.gan4j." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(others).map(other -> "org.gan4j." + other + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  private static Map<String, Long> rooms() {
    return Stream.of("core", "models", "train", "eval", "experiments")
        .flatMap(ArchitectureTest::types)
        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
  }

  private static Stream<JavaClass> types(String module) {
    String root = "org.gan4j." + module;
    return CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .filter(
            type ->
                type.getPackageName().equals(root) || type.getPackageName().startsWith(root + "."));
  }

  private static boolean isInternal(String room) {
    return (room + ".").contains(".internal.");
  }

  private static String below(String module, String room) {
    return room.substring(("org.gan4j." + module).length()).replaceFirst("^[.]", "");
  }
}
