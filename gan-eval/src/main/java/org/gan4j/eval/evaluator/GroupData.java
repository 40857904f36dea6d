package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.SetData;

/**
 * The data gathered from each set for a group of protocols.
 *
 * @param fake the generated images
 * @param real the real images they are compared with; empty if no metric needs them
 * @param training the images the generator has learnt from; empty if no metric needs them
 * @param floor the images of the noise floor; empty if no floor is measured
 * @param noFloor why there is no floor; empty if there is one or none was asked for
 */
record GroupData(
    SetData fake,
    Optional<SetData> real,
    Optional<SetData> training,
    Optional<Floor> floor,
    Optional<String> noFloor) {

  /**
   * The images of a noise floor.
   *
   * @param images real images in place of the generated ones
   * @param reference images they are compared with
   * @param record description of these real images, for the evaluation
   */
  record Floor(SetData images, SetData reference, ProtocolRecord.ImageSet record) {}
}
