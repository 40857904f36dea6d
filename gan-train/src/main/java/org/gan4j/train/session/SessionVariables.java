package org.gan4j.train.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.core.variable.Variable;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.internal.variable.VariableAccess;
import org.gan4j.train.internal.variable.VariableBytes;
import org.tensorflow.Result;
import org.tensorflow.Session;

/**
 * The variables of a session: weights, states and counters. Each can be read and set from Java.
 * Where several devices or processes share each batch, all of them are set.
 */
public final class SessionVariables {

  private final TrainingGraph graph;
  private final Session session;
  private final Followers followers;
  private final List<VariableAccess> access;

  SessionVariables(TrainingGraph graph, Session session, Followers followers) {
    this.graph = graph;
    this.session = session;
    this.followers = followers;
    this.access = graph.copies().stream().map(TrainingGraph.Copy::access).toList();
  }

  /** Gives every variable its first value, drawn from the experiment's seed. */
  void initialize() {
    graph.copies().forEach(copy -> copy.store().initialize(session));
    tellFollowersAll();
  }

  /**
   * Returns the values of all variables by name, in the order of their declaration, as
   * little-endian bytes.
   */
  public Map<String, byte[]> read() {
    return access.get(0).read(session);
  }

  /**
   * Passes the values of all variables to a visitor, in the order of their declaration. Only one
   * block of them is in memory at a time.
   */
  public void read(VariableBytes.Visitor reader) throws IOException {
    access.get(0).read(session, reader);
  }

  /**
   * Sets variables.
   *
   * @param values values by name, each of the variable's size; variables without a value do not
   *     change
   */
  public void write(Map<String, byte[]> values) {
    followers.write(values);
    VariableAccess.write(session, access, values);
  }

  /**
   * Sets some variables to the values that a visitor fills in, block by block. Variables that were
   * set before an error stay set.
   */
  public void write(Set<Variable<?>> variables, VariableBytes.Visitor writer) throws IOException {
    VariableAccess.write(
        session,
        access,
        variables,
        (variable, bytes) -> {
          writer.visit(variable, bytes);
          tellFollowers(variable, bytes);
        });
  }

  /** Returns the names of the float variables that hold a value that is not finite. */
  public List<String> nonFinite() {
    return access.get(0).nonFinite(session);
  }

  /**
   * Returns the names of the variables that differ in any bit between the devices of this process.
   * There are none, unless the devices compute differently or a variant keeps a separate state on
   * each device.
   */
  public List<String> differing() {
    return VariableAccess.differing(session, access);
  }

  /** Returns the values of all variables, outside Java's heap; the caller closes them. */
  Result fetch() {
    return access.get(0).fetch(session);
  }

  /** Sets all variables to what {@link #fetch} returned. */
  void restore(Result values) {
    VariableAccess.write(session, access, values);
    tellFollowersAll();
  }

  private void tellFollowersAll() {
    if (followers == Followers.NONE) {
      return;
    }
    try {
      read(this::tellFollowers);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Sends one message for each variable. */
  private void tellFollowers(Variable<?> variable, VariableBytes bytes) {
    if (followers != Followers.NONE) {
      byte[] value = new byte[Math.toIntExact(bytes.size())];
      bytes.read(0, value, value.length);
      followers.write(Map.of(variable.name(), value));
    }
  }
}
