package org.gan4j.eval.evaluator;

import org.gan4j.eval.Protocol;
import org.gan4j.eval.protocol.Side;

/**
 * The real images of a measurement.
 *
 * @param real what the fakes are compared with, null if no metric needs any
 * @param training what the generator has learnt from, null likewise
 * @param floor real images in the place of the fakes, null if there are none to be had
 * @param floorReference what those are compared with
 * @param floorImages those, for the record
 */
record RealSides(
    Side real, Side training, Side floor, Side floorReference, Protocol.ImageSet floorImages) {

  /** The same training images, with real ones. */
  RealSides with(Side reference, Side referenceOfFloor) {
    return new RealSides(reference, training, floor, referenceOfFloor, floorImages);
  }
}
