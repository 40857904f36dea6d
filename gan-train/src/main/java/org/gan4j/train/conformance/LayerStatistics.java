package org.gan4j.train.conformance;

import org.gan4j.train.session.HostTensor;

/**
 * Statistics of a layer's output.
 *
 * @param deviation square root of the mean variance over the examples of a batch
 * @param constantUnits share of units (channels of maps) whose value is the same for all examples
 *     and positions
 * @param size root mean square of all values
 * @param largest largest absolute value; NaN if any value is NaN
 */
record LayerStatistics(double deviation, double constantUnits, double size, double largest) {

  static LayerStatistics of(HostTensor output) {
    int rows = output.rows();
    int places = output.values().length / rows;
    double variance = 0;
    for (int place = 0; place < places; place++) {
      double mean = 0;
      for (int row = 0; row < rows; row++) {
        mean += output.values()[row * places + place];
      }
      mean /= rows;
      for (int row = 0; row < rows; row++) {
        double difference = output.values()[row * places + place] - mean;
        variance += difference * difference;
      }
    }
    return new LayerStatistics(
        Math.sqrt(variance / output.values().length),
        constantUnits(output),
        Floats.norm(output.values()) / Math.sqrt(output.values().length),
        Floats.finite(output.values()) ? Floats.largest(output.values()) : Double.NaN);
  }

  private static double constantUnits(HostTensor output) {
    int units = (int) output.shape().get(output.shape().numDimensions() - 1);
    int constant = 0;
    for (int unit = 0; unit < units; unit++) {
      boolean varies = false;
      for (int i = unit; i < output.values().length; i += units) {
        varies |= output.values()[i] != output.values()[unit];
      }
      constant += varies ? 0 : 1;
    }
    return (double) constant / units;
  }
}
