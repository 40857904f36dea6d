package org.gan4j.train.run;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;

/**
 * Images of which only the number and the shape are known.
 *
 * @param name name of the data set
 */
record AbsentImages(String name, ImageShape shape, int count) implements ImageStore {

  @Override
  public void read(int position, byte[] pixels, int offset) {
    throw new InputException(
        name,
        "expected the images themselves, found only their description in a run",
        "Give the images.");
  }
}
