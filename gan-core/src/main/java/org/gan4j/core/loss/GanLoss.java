package org.gan4j.core.loss;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The pair of losses that the two players minimise. Both are pure functions of logits {@code
 * [batch, 1]} or {@code [batch, rows, columns, 1]}; the result is a scalar, the mean over all
 * logits.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Minimax.class, name = "minimax"),
  @JsonSubTypes.Type(value = NonSaturating.class, name = "non-saturating"),
  @JsonSubTypes.Type(value = LeastSquares.class, name = "least-squares"),
  @JsonSubTypes.Type(value = Wasserstein.class, name = "wasserstein"),
  @JsonSubTypes.Type(value = Hinge.class, name = "hinge")
})
public interface GanLoss {

  /**
   * Returns what the discriminator minimises, given its logits for real and for generated images.
   */
  Operand<TFloat32> discriminator(
      Ops tf, Operand<TFloat32> realLogits, Operand<TFloat32> fakeLogits);

  /** Returns what the generator minimises, given the discriminator's logits for its images. */
  Operand<TFloat32> generator(Ops tf, Operand<TFloat32> fakeLogits);
}
