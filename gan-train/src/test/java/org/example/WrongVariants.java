package org.example;

import java.util.List;
import java.util.Map;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.network.Discriminator;
import org.gan4j.core.network.Layer;
import org.gan4j.core.network.Signal;
import org.gan4j.core.optimizer.Sgd;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Variants as a user writes them, outside our packages, each with one mistake. */
public final class WrongVariants {

  private WrongVariants() {}

  /** A critic of images, trained on its mean; each mistake overrides one part. */
  public abstract static class Critic implements Variant {

    @Override
    public void define(GanGraph graph) {
      Discriminator critic = graph.discriminator("critic", this::layers);
      var sgd = graph.optimizer("sgd", new Sgd(0.01, 0));
      graph.phase(
          "critic_step",
          tape -> {
            Operand<TFloat32> loss = loss(tape, critic);
            tape.apply(sgd, tape.gradient(loss, critic));
          });
    }

    void layers(NetworkBuilder net) {
      net.flatten().dense(3).relu().dense(1);
    }

    Operand<TFloat32> loss(Tape tape, Discriminator critic) {
      var tf = tape.tf();
      return tf.math.mean(critic.apply(tape, tape.images()), tf.constant(new int[] {0, 1}));
    }
  }

  /** Forgets a key of its map. */
  public static final class MissingKey extends Critic {
    @Override
    Operand<TFloat32> loss(Tape tape, Discriminator critic) {
      Map<String, Operand<TFloat32>> losses = Map.of();
      return losses.get("critic").asOutput();
    }
  }

  /** Fails inside the JDK. */
  public static final class EmptyList extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      net.dense(List.<Long>of().get(0));
    }
  }

  /** Calls itself. */
  public static final class Endless extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      layers(net);
    }
  }

  /** Gives a map to a dense layer, in the second line of a chain. */
  public static final class DenseOfAMap extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      net.conv(4, 3, 1) // a map
          .dense(1); // of a map
    }
  }

  /** Adds two shapes that do not go together. */
  public static final class AddsShapes extends Critic {
    @Override
    Operand<TFloat32> loss(Tape tape, Discriminator critic) {
      var tf = tape.tf();
      return tf.math.add(
          super.loss(tape, critic),
          tf.math.add(tf.constant(new float[3]), tf.constant(new float[4])));
    }
  }

  /** Hands a network an input of another shape. */
  public static final class WrongInput extends Critic {
    @Override
    Operand<TFloat32> loss(Tape tape, Discriminator critic) {
      return critic.apply(tape, tape.normal("noise", org.tensorflow.ndarray.Shape.of(4, 7)));
    }
  }

  /** Has a layer of its own with an operation that does not take what it is given. */
  public static final class OwnLayerThatFails extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      Layer adds =
          (scope, input) ->
              new Layer.Connected(
                  input, (pass, x) -> pass.tf().math.add(x, pass.tf().constant(new float[5])));
      net.flatten().dense(3).add(adds).dense(1);
    }
  }

  /** Has a layer of its own that yields another shape than it says. */
  public static final class OwnLayerThatLies extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      net.flatten()
          .dense(3)
          .add((scope, input) -> new Layer.Connected(Signal.of(1), (pass, x) -> x));
    }
  }

  /** Penalises the gradient of a critic with an activation that has no second derivative. */
  public static final class PenaltyOfElu extends Critic {
    @Override
    void layers(NetworkBuilder net) {
      Layer elu = (scope, input) -> new Layer.Connected(input, (pass, x) -> pass.tf().nn.elu(x));
      net.flatten().dense(3).add(elu).dense(1);
    }

    @Override
    Operand<TFloat32> loss(Tape tape, Discriminator critic) {
      return GradientPenalty.r1(tape, tape.images(), x -> critic.apply(tape, x));
    }
  }

  /** Names a report that it does not have. */
  public static final class OverfitsNothing extends Critic {
    @Override
    public Overfitting overfitting() {
      throw new IllegalStateException("not yet written\nat all");
    }
  }
}
