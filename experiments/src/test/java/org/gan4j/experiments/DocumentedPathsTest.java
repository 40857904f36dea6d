package org.gan4j.experiments;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name what is there: files, headings and packages. */
class DocumentedPathsTest {

  private static final Path CLONE = Path.of("..");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A path of the tree in code, such as {@code experiments/configs/quickstart.yaml}. */
  private static final Pattern TREE =
      Pattern.compile(
          "(?<![\\w./])(?:\\./|\\.\\./gan4j/)?((?:experiments|docs|gan-\\w+)/[\\w./-]+)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");

  @Test
  void linksLeadToFilesAndHeadings() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      String text = CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
      LINK.matcher(text)
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://") && !leads(page, link))
          .forEach(link -> broken.add(page + " -> " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void pathsOfTheTreeExist() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path page : pages()) {
      for (String path :
          TREE.matcher(Files.readString(page)).results().map(m -> m.group(1)).toList()) {
        found++;
        if (!path.contains("/target/") && !exists(path)) {
          missing.add(page + ": " + path);
        }
      }
    }
    assertThat(found).isPositive();
    assertThat(missing).isEmpty();
  }

  @Test
  void architectureNamesEveryPackage() throws IOException {
    String architecture = Files.readString(CLONE.resolve("docs/architecture.md"));
    assertThat(packages())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            room -> assertThat(architecture).as("%s is named", room).contains("`" + room + "`"));
  }

  /** Whether a link of a page leads to a file and, if it names one, to a heading in it. */
  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  private static Set<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(CODE_BLOCK.matcher(Files.readString(page)).replaceAll(""))
          .results()
          .map(heading -> anchor(heading.group(1)))
          .collect(toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The name that a heading has in links, as GitHub makes it. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\s-]", "").replace(' ', '-');
  }

  private static boolean exists(String path) {
    return Files.exists(CLONE.resolve(path.replaceAll("\\.$", "")));
  }

  /** Packages of all modules without the "org.gan4j." that they share. */
  private static Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> modules = Files.list(CLONE)) {
      for (Path root :
          modules.map(module -> module.resolve("src/main/java")).filter(Files::exists).toList()) {
        try (Stream<Path> files = Files.walk(root)) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
              .map(name -> name.replaceFirst("^org\\.gan4j\\.", ""))
              .forEach(packages::add);
        }
      }
    }
    return packages;
  }

  /** Pages that describe gan4j as it is; decisions and the list of changes are history. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String page : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
      pages.add(CLONE.resolve(page));
    }
    try (Stream<Path> files = Files.walk(CLONE.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("decisions"))
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }
}
