package org.gan4j.eval.evaluator;

import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.metric.input.SetData;

/**
 * The real images of a measurement.
 *
 * @param real what the fakes are compared with, null if no metric needs any
 * @param training what the generator has learnt from, null likewise
 * @param floor real images in the place of the fakes, null if there are none to be had
 * @param floorReference what those are compared with
 * @param floorImages those, for the record
 * @param noFloor why there are none to be had, null if there are or none was asked for
 */
record RealData(
    SetData real,
    SetData training,
    SetData floor,
    SetData floorReference,
    ProtocolRecord.ImageSet floorImages,
    String noFloor) {

  /** Why a set of one image gives no noise floor. */
  static final String SINGLE = "a single real image has no two parts";

  /**
   * Without real images in the place of the fakes.
   *
   * @param why null if none was asked for
   */
  static RealData withoutFloor(SetData real, SetData training, String why) {
    return new RealData(real, training, null, null, null, why);
  }

  /** The same, but for a floor. */
  RealData withoutFloor(String why) {
    return withoutFloor(real, training, why);
  }

  /** The same training images, with real ones. */
  RealData with(SetData reference, SetData referenceOfFloor) {
    return new RealData(reference, training, floor, referenceOfFloor, floorImages, noFloor);
  }
}
