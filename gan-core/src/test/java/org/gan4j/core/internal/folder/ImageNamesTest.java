package org.gan4j.core.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ImageNamesTest {

  @Test
  void imagesAreToldByTheirEndingsInAnyCase() {
    assertThat(List.of("a.png", "b/c.JPG", "d e.jpeg", "two\nlines.png"))
        .allMatch(ImageNames::isImage);
    assertThat(List.of("png", "a.pngx", "a.gif", "a.png/b")).noneMatch(ImageNames::isImage);
  }

  @Test
  void aDotBeforeAnyPartHides() {
    assertThat(List.of(".a.png", "b/.c/d.png", "__MACOSX/._a.png", ".b/a\n.png"))
        .allMatch(ImageNames::isHidden);
    assertThat(List.of("a.b.png", "a.d/c.png")).noneMatch(ImageNames::isHidden);
  }

  @Test
  void subFoldersAreClassesOnlyIfEveryImageIsInOne() {
    ImageNames sorted = ImageNames.of(List.of("b/1.png", "a/2.png", "B/c/3.png", "a/1.png"));
    assertThat(sorted.names()).containsExactly("B/c/3.png", "a/1.png", "a/2.png", "b/1.png");
    assertThat(sorted.classes()).containsExactly("B", "a", "b");
    assertThat(sorted.labels().orElseThrow()).containsExactly(0, 1, 1, 2);
    assertThat(ImageNames.of(List.of("a/1.png", "2.png")).labels()).isEmpty();
  }
}
