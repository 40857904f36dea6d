package org.gan4j.experiments;

import java.util.concurrent.atomic.AtomicBoolean;
import org.gan4j.train.session.SessionSettings;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tensorflow.Graph;
import org.tensorflow.Session;

/**
 * The first session of a process decides how many threads an operation has in all later ones, and
 * so their bits. Tests hold trainings in this process against those of other processes, so the
 * first session must not be that of whichever test comes first.
 */
public final class FirstSession implements BeforeAllCallback {

  /** {@code training.intraOpThreads} of the configs that are trained in both. */
  private static final int THREADS = 2;

  private static final AtomicBoolean OPENED = new AtomicBoolean();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (OPENED.compareAndSet(false, true)) {
      try (Graph graph = new Graph();
          Session session = new Session(graph, new SessionSettings(THREADS).toProto())) {
        session.runner();
      }
    }
  }
}
