package org.gan4j.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.AllocatorMemoryUsed;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.StepStats;

final class OpProfileTest {

  private static final String CPU = "/job:localhost/replica:0/task:0/device:CPU:0";
  private static final String GPU = "/job:localhost/replica:0/task:0/device:GPU:0";

  @Test
  void kindsAreSummedAndTheLongestIsFirst() {
    RunMetadata run =
        run(device(CPU, node("a", "Add", 1), node("b", "Conv2D", 6), node("c", "Add", 3)));
    OpProfile profile = OpProfile.of(List.of(run, run), 2);
    assertThat(profile.milliseconds()).isEqualTo(10, within(1e-9));
    assertThat(profile.types())
        .containsExactly(
            new OpProfile.Item("Conv2D", 1, 6, 0.6), new OpProfile.Item("Add", 2, 4, 0.4));
    assertThat(profile.nodes().get(0).name()).isEqualTo("Conv2D b");
  }

  @Test
  void aGpusOperationsAreThoseOfItsStreams() {
    RunMetadata run =
        run(
            device(CPU, node("host", "Cast", 1)),
            device(GPU, node("launch", "Conv2D", 5)),
            device("/device:GPU:0/stream:all", node("kernel", "Conv2D", 9)),
            device("/device:GPU:0/stream:7", node("kernel", "Conv2D", 9)));
    assertThat(OpProfile.of(List.of(run), 1).milliseconds()).isEqualTo(10, within(1e-9));
  }

  @Test
  void theDevicesMemoryIsTheMostAnOperationFoundInUse() {
    RunMetadata run =
        run(device(GPU, using("GPU_0_bfc", 7), using("GPU_0_bfc", 9), using("cpu", 99)));
    assertThat(OpProfile.deviceBytes(List.of(run))).contains(9L);
    assertThat(OpProfile.deviceBytes(List.of(run(device(CPU, using("cpu", 99)))))).isEmpty();
  }

  private static RunMetadata run(DeviceStepStats... devices) {
    StepStats stats = StepStats.newBuilder().addAllDevStats(List.of(devices)).build();
    return RunMetadata.newBuilder().setStepStats(stats).build();
  }

  private static DeviceStepStats device(String name, NodeExecStats... nodes) {
    return DeviceStepStats.newBuilder().setDevice(name).addAllNodeStats(List.of(nodes)).build();
  }

  private static NodeExecStats node(String name, String type, long milliseconds) {
    return NodeExecStats.newBuilder()
        .setNodeName(name)
        .setTimelineLabel("[cpu] " + name + " = " + type + "(x, y)")
        .setOpStartRelNanos(5)
        .setOpEndRelNanos(5 + milliseconds * 1_000_000)
        .build();
  }

  private static NodeExecStats using(String allocator, long bytes) {
    return NodeExecStats.newBuilder()
        .addMemory(
            AllocatorMemoryUsed.newBuilder()
                .setAllocatorName(allocator)
                .setAllocatorBytesInUse(bytes))
        .build();
  }
}
