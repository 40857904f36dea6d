package org.gan4j.core.internal.decode;

/** Takes back what PNG's filters did to a row (PNG specification, 9). */
final class PngFilter {

  private PngFilter() {}

  /**
   * Restores a row in place.
   *
   * @param type the filter, 0 to 4
   * @param data all rows
   * @param row where the row begins
   * @param above where the restored row above begins, which is all zeros if this is negative
   * @param length bytes of a row
   * @param step bytes of a pixel, at least 1
   * @return whether there is such a filter
   */
  static boolean undo(int type, byte[] data, int row, int above, int length, int step) {
    switch (type) {
      case 0 -> {}
      case 1 -> undoSub(data, row, length, step);
      case 2 -> undoUp(data, row, above, length);
      case 3 -> undoAverage(data, row, above, length, step);
      case 4 -> undoPaeth(data, row, above, length, step);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void undoSub(byte[] data, int row, int length, int step) {
    for (int k = row + step; k < row + length; k++) {
      data[k] += data[k - step];
    }
  }

  private static void undoUp(byte[] data, int row, int above, int length) {
    for (int k = 0; above >= 0 && k < length; k++) {
      data[row + k] += data[above + k];
    }
  }

  private static void undoAverage(byte[] data, int row, int above, int length, int step) {
    for (int k = 0; k < Math.min(step, length); k++) {
      data[row + k] += (byte) ((above < 0 ? 0 : data[above + k] & 0xff) / 2);
    }
    for (int k = step; k < length; k++) {
      int up = above < 0 ? 0 : data[above + k] & 0xff;
      data[row + k] += (byte) (((data[row + k - step] & 0xff) + up) / 2);
    }
  }

  /** With nothing to the left, up is nearest; with nothing above, left is. */
  private static void undoPaeth(byte[] data, int row, int above, int length, int step) {
    if (above < 0) {
      undoSub(data, row, length, step);
      return;
    }
    undoUp(data, row, above, Math.min(step, length));
    for (int channel = 0; channel < step; channel++) {
      undoPaeth(data, row + channel, above + channel, length - channel, step, row - above);
    }
  }

  /** One byte of each pixel after the first: its neighbours stay at hand. */
  private static void undoPaeth(
      byte[] data, int row, int above, int length, int step, int toAbove) {
    int left = data[row] & 0xff;
    int corner = data[above] & 0xff;
    for (int k = row + step; k < row + length; k += step) {
      int up = data[k - toAbove] & 0xff;
      left = (data[k] + nearest(left, up, corner)) & 0xff;
      data[k] = (byte) left;
      corner = up;
    }
  }

  /** Which of the three is nearest to left + up - corner, the first of equals. */
  private static int nearest(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    int other = toUp <= toCorner ? up : corner;
    return toLeft <= Math.min(toUp, toCorner) ? left : other;
  }
}
