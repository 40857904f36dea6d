package org.gan4j.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.train.run.Provenance;
import org.junit.jupiter.api.Test;

class ChangeHistoryTest {

  private static Provenance.Change change(long step, String... differences) {
    return new Provenance.Change(step, "date", List.of(differences), null);
  }

  private static final List<Provenance.Change> CHANGES =
      List.of(
          change(20, "/machine/oneDnn: 1 -> 0"),
          change(40, "/seed: 1 -> 2", "images: aa -> bb", "/software/java: 17 -> 21"),
          change(60, "/machine/oneDnn: 0 -> 1", "images: bb -> cc"));

  @Test
  void aStateHasLivedThroughTheChangesBeforeItsStepOnly() {
    ChangeHistory history = ChangeHistory.at(40, CHANGES);
    assertThat(history.lived()).containsExactly(CHANGES.get(0));
    assertThat(history.undone()).containsExactly(CHANGES.get(1), CHANGES.get(2));
  }

  @Test
  void whatChangedAndChangedBackIsNoChange() {
    assertThat(ChangeHistory.at(10, CHANGES).sinceState(List.of()))
        .containsExactly("images: aa -> cc", "/software/java: 17 -> 21");
    assertThat(
            ChangeHistory.at(10, CHANGES)
                .sinceState(List.of("images: cc -> aa", "/software/java: 21 -> 17")))
        .isEmpty();
    assertThat(ChangeHistory.at(50, CHANGES).sinceState(List.of("/gpu: A -> B")))
        .containsExactly("/machine/oneDnn: 0 -> 1", "images: bb -> cc", "/gpu: A -> B");
    assertThat(ChangeHistory.at(70, CHANGES).sinceState(List.of())).isEmpty();
  }

  @Test
  void theImagesOfAStateAreThoseBeforeTheFirstUndoneChange() {
    assertThat(ChangeHistory.at(30, CHANGES).imagesOr("cc")).isEqualTo("aa");
    assertThat(ChangeHistory.at(50, CHANGES).imagesOr("cc")).isEqualTo("bb");
    assertThat(ChangeHistory.at(61, CHANGES).imagesOr("cc")).isEqualTo("cc");
  }

  @Test
  void aChangeThatWasRecordedBeforeKeepsItsDateAndOneThatSaysNothingIsLeftOut() {
    ChangeHistory history = ChangeHistory.at(60, CHANGES);
    var again = new Provenance.Change(60, "later", CHANGES.get(2).differences(), null);
    assertThat(history.with(again)).isEqualTo(CHANGES);
    assertThat(history.with(change(60))).isEqualTo(CHANGES.subList(0, 2));
  }
}
