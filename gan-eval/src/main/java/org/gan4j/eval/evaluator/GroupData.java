package org.gan4j.eval.evaluator;

import java.util.Optional;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.SetData;

/**
 * What was gathered from each set for a group of protocols.
 *
 * @param fake the images that are judged
 * @param real the images they are compared with; empty if no metric needs any
 * @param training what the generator has learnt from; empty likewise
 * @param floor the images of the noise floor; empty if none is measured
 * @param noFloor why there are none; empty if there are, or none was asked for
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
   * @param images real images in the place of the fakes
   * @param reference what those are compared with
   * @param record of those, for the evaluation
   */
  record Floor(SetData images, SetData reference, ProtocolRecord.ImageSet record) {}
}
