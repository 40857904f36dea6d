package org.gan4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

class ClassLabelsTest {

  private static final ClassNames DIGITS = ClassNames.numbered(10);
  private static final ClassNames PETS = names("cat", "dog", "hen");

  private static ClassNames names(String... names) {
    return new ClassNames(List.of(names));
  }

  private static int[] among(ClassNames others, ClassNames names, int... labels) {
    return new ClassLabels(labels, names).among(others, "set", "other").of();
  }

  private static void refused(ClassNames others, ClassNames names, String message, int... labels) {
    assertThatThrownBy(() -> among(others, names, labels))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void foldersOneToNineAreTheDigitsOfTheirNames() {
    ClassNames oneToNine =
        new ClassNames(IntStream.rangeClosed(1, 9).mapToObj(Integer::toString).toList());

    assertThat(among(DIGITS, oneToNine, 0, 8)).containsExactly(1, 9);
    assertThat(among(oneToNine, DIGITS, 1, 9)).containsExactly(0, 8);
    assertThat(new ClassLabels(new int[1], oneToNine).note(DIGITS, "set", "other")).isEmpty();
    refused(
        oneToNine,
        DIGITS,
        "set: expected only classes of other (1, 2, 3, 4, 5, 6, 7, 8 and 9), found 0. Call the",
        0,
        1);
  }

  @Test
  void foldersOfTwoFiguresAreNoPositions() {
    // Sorted as text: 0, 1, 10, 11, 2, ...
    ClassNames folders = names("0", "1", "10", "11", "2", "3", "4", "5", "6", "7", "8", "9");

    assertThat(among(ClassNames.numbered(12), folders, 2, 4)).containsExactly(10, 2);
  }

  @Test
  void onlyClassesWithImagesMustBeKnown() {
    assertThat(among(PETS, names("cow", "dog"), 1, 1)).containsExactly(1, 1);
    refused(
        PETS, names("cow", "dog"), "set: expected only classes of other (cat, dog and hen),", 0);
  }

  @Test
  void numbersWithoutNamesAreMatchedByNumberAndItIsSaid() {
    assertThat(among(PETS, ClassNames.numbered(2), 0, 1)).containsExactly(0, 1);
    assertThat(among(ClassNames.numbered(3), PETS, 2)).containsExactly(2);
    assertThat(new ClassLabels(new int[1], PETS).note(ClassNames.numbered(3), "set", "other"))
        .hasValue(
            "the classes of set (cat, dog and hen) have no names in common with those of other (0,"
                + " 1 and 2): matched by number");
  }

  @Test
  void otherCountsAreNotMatchedByNumber() {
    refused(
        DIGITS, PETS, "set: expected only classes of other (0, 1, 2, 3, 4, 5, 6, 7, 8 and 9)", 0);
    refused(names("a", "b"), ClassNames.numbered(3), "set: expected only classes of other", 0);
  }

  @Test
  void aClassIsAskedForByItsNameOrByItsNumberWhereNoNameIsANumber() {
    assertThat(PETS.asked("dog")).hasValue(1);
    assertThat(PETS.asked("1")).hasValue(1);
    assertThat(PETS.asked("3")).isEmpty();
    assertThat(PETS.asked("-1")).isEmpty();
    assertThat(names("1", "2").asked("1")).hasValue(0);
    assertThat(names("1", "2").asked("0")).isEmpty();
  }

  @Test
  void twoClassesOfOneNameAreRefused() {
    assertThatThrownBy(() -> names("a", "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyNamesAreShortened() {
    assertThat(ClassNames.numbered(100).toString()).endsWith("10, 11 and 88 more");
  }
}
