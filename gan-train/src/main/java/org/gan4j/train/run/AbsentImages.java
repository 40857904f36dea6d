package org.gan4j.train.run;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;

/**
 * Images of which only their number and shape are known.
 *
 * @param name of their data set
 */
record AbsentImages(String name, ImageShape shape, int count) implements ImageStore {

  @Override
  public void read(int position, byte[] pixels, int offset) {
    throw new InputException(
        name,
        "expected the images themselves, found what a run has written down of them",
        "Give the images.");
  }
}
