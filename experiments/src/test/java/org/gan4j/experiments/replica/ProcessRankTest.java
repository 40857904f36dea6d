package org.gan4j.experiments.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.train.execution.Execution;
import org.junit.jupiter.api.Test;

/** Which process of a training one is. */
class ProcessRankTest {

  private static final Function<String, String> NODES =
      nodes -> {
        assertThat(nodes).isEqualTo("node[3-4]");
        return "node3";
      };

  private static Execution devices(int count) {
    return execution(Optional.of(count), Optional.empty());
  }

  private static Execution hosts(String... hosts) {
    return execution(Optional.empty(), Optional.of(List.of(hosts)));
  }

  private static Execution execution(Optional<Integer> devices, Optional<List<String>> hosts) {
    return new Execution(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        devices,
        Optional.empty(),
        hosts,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What srun gives the third of four tasks on two nodes. */
  private static Map<String, String> task(int rank) {
    return new HashMap<>(
        Map.of(
            "SLURM_STEP_ID", "0",
            "SLURM_PROCID", "" + rank,
            "SLURM_NTASKS", "4",
            "SLURM_LOCALID", "" + rank % 2,
            "SLURM_JOB_ID", "1234567",
            "SLURMD_NODENAME", rank < 2 ? "node3" : "node4",
            "SLURM_JOB_NODELIST", "node[3-4]"));
  }

  @Test
  void oneDeviceIsAloneWhateverTheEnvironmentSays() {
    assertThat(ProcessRank.of(devices(1), task(2), NODES)).isEqualTo(ProcessRank.ALONE);
  }

  @Test
  void severalDevicesOfThisMachineAreOneProcess() {
    ProcessRank place = ProcessRank.of(devices(4), Map.of(), NODES);
    assertThat(place).isEqualTo(ProcessRank.ALONE);
    assertThat(place.follows()).isFalse();
  }

  @Test
  void aTaskOfSlurmFollowsTheFirstTask() {
    ProcessRank place = ProcessRank.of(devices(4), task(2), NODES);
    assertThat(place).isEqualTo(new ProcessRank(2, 4, 0, "node4", "node3", 34567));
    assertThat(place.follows()).isTrue();
    assertThat(ProcessRank.of(devices(4), task(0), NODES))
        .isEqualTo(new ProcessRank(0, 4, 0, "node3", "node3", 34567));
  }

  @Test
  void aBatchScriptIsNoTask() {
    Map<String, String> script = task(0);
    script.remove("SLURM_STEP_ID");
    assertThat(ProcessRank.of(devices(4), script, NODES)).isEqualTo(ProcessRank.ALONE);
  }

  @Test
  void aStepOfOneTaskIsOneProcess() {
    Map<String, String> single = task(0);
    single.put("SLURM_STEP_NUM_TASKS", "1");
    assertThat(ProcessRank.of(devices(4), single, NODES)).isEqualTo(ProcessRank.ALONE);
  }

  @Test
  void anotherNumberOfTasksIsRefused() {
    assertThatThrownBy(() -> ProcessRank.of(devices(3), task(0), NODES))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/execution/devices: expected as many as this Slurm step has tasks, 4, found 3. Start"
                + " it by srun --ntasks=3, or change the key.");
  }

  @Test
  void aRankMayBeGivenByHand() {
    ProcessRank place = ProcessRank.of(hosts("a", "b", "b"), Map.of("GAN_RANK", "2"), NODES);
    assertThat(place).isEqualTo(new ProcessRank(2, 3, 1, "b", "a", 46300));
  }

  @Test
  void thisMachineIsFoundInTheList() {
    ProcessRank place = ProcessRank.of(hosts("nobody.invalid", "localhost"), Map.of(), NODES);
    assertThat(place.rank()).isEqualTo(1);
  }

  @Test
  void aMachineThatIsNotOrTwiceInTheListIsRefused() {
    assertThatThrownBy(
            () -> ProcessRank.of(hosts("nobody.invalid", "none.invalid"), Map.of(), NODES))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "/execution/hosts: expected this machine among nobody.invalid, none.invalid, found"
                + " others.");
    assertThatThrownBy(() -> ProcessRank.of(hosts("localhost", "localhost"), Map.of(), NODES))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "/execution/hosts: this machine has 2 entries. Set the rank of this process:"
                + " GAN_RANK=0, 1, ...");
    assertThatThrownBy(
            () -> ProcessRank.of(hosts("localhost", "localhost"), Map.of("GAN_RANK", "2"), NODES))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("GAN_RANK: expected a number from 0 to 1, found '2'.");
  }

  @Test
  void hostsAndDevicesMustAgree() {
    assertThatThrownBy(() -> execution(Optional.of(3), Optional.of(List.of("a", "b"))))
        .hasMessage("hosts must be one for each of the 3 devices, found 2");
  }
}
