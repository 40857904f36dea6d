package org.gan4j.train.internal.process;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Another process of the training, seen over a connection. Both ends send signs of life. A process
 * whose connection is closed, or silent for too long, is lost and stays lost.
 */
final class RemoteProcess implements AutoCloseable {

  private static final int SIGNS = 4;
  private static final long MOST_MILLIS = 5000;

  private final String name;
  private final MessageConnection connection;
  private final Duration silence;
  private final Consumer<ProcessLost> told;
  private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
  private volatile ProcessLost lost;
  private volatile boolean closed;

  /**
   * @param name for messages: {@code process 1 (node7)}
   * @param connection connected; closed with this
   * @param silence time without a message after which the process is lost
   * @param told called once, when the process is lost, in a thread of its own
   */
  RemoteProcess(
      String name, MessageConnection connection, Duration silence, Consumer<ProcessLost> told) {
    this.name = name;
    this.connection = connection;
    this.silence = silence;
    this.told = told;
    thread(this::listen, "process-listen").start();
    thread(this::live, "process-live").start();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  String name() {
    return name;
  }

  /**
   * Sends a message.
   *
   * @throws ProcessLost if the other process is lost
   */
  void send(Message message) {
    requireThere();
    try {
      connection.send(message);
    } catch (IOException failed) {
      throw lose(failed);
    }
  }

  /**
   * Waits for the next message, as long as there are signs of life.
   *
   * @throws ProcessLost if the other process is lost
   */
  Message take() {
    try {
      Message next = inbox.poll();
      while (next == null) {
        requireThere();
        next = inbox.poll(100, TimeUnit.MILLISECONDS);
      }
      return next;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Closes the connection; from now on the other process cannot be lost. */
  @Override
  public void close() {
    closed = true;
    connection.close();
  }

  private void requireThere() {
    if (lost != null) {
      throw lost;
    }
  }

  private void listen() {
    try {
      while (!closed) {
        Message message = connection.receive();
        if (message instanceof Message.Failed failed) {
          lose(failed.why());
          return;
        }
        if (!(message instanceof Message.Alive)) {
          inbox.add(message);
        }
      }
    } catch (IOException failed) {
      lose(failed);
    }
  }

  private void live() {
    long pause = Math.min(MOST_MILLIS, silence.toMillis() / SIGNS);
    try {
      while (!closed && lost == null) {
        connection.send(new Message.Alive());
        TimeUnit.MILLISECONDS.sleep(pause);
      }
    } catch (IOException failed) {
      lose(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ProcessLost lose(IOException failed) {
    if (failed instanceof SocketTimeoutException) {
      return lose("no sign of life for " + silence.toSeconds() + " s");
    }
    return lose(
        failed instanceof EOFException || failed.getMessage() == null
            ? "its connection closed"
            : "its connection broken (" + failed.getMessage() + ")");
  }

  private ProcessLost lose(String what) {
    synchronized (this) {
      if (lost != null || closed) {
        return lost == null ? new ProcessLost(name, what) : lost;
      }
      lost = new ProcessLost(name, what);
    }
    told.accept(lost);
    return lost;
  }
}
