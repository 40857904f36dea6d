package org.gan4j.train.checkpoint;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.core.variable.Variable;

/**
 * Checks whether a checkpoint holds the variables of a graph.
 *
 * @param folder folder of the checkpoint, for error messages
 */
record GraphFit(Path folder) {

  /**
   * Finds where the values of all variables are, before any variable is set.
   *
   * @param whole whether the file may hold nothing else
   */
  Map<String, SafeTensorsHeader.Place> places(
      SafeTensorsHeader header, List<Variable<?>> variables, boolean whole) {
    Map<String, SafeTensorsHeader.Place> found = new LinkedHashMap<>();
    header.tensors().forEach(place -> found.put(place.name(), place));
    Map<String, SafeTensorsHeader.Place> places = new HashMap<>();
    for (Variable<?> variable : variables) {
      places.put(variable.name(), fitting(variable, found.remove(variable.name())));
    }
    if (whole && !found.isEmpty()) {
      throw foreign("holds '" + found.keySet().iterator().next() + "', which it does not have");
    }
    return places;
  }

  private SafeTensorsHeader.Place fitting(Variable<?> variable, SafeTensorsHeader.Place place) {
    if (place == null) {
      throw foreign("lacks '" + variable.name() + "'");
    }
    SafeTensorsHeader.Tensor expected = Checkpoint.tensorOf(variable);
    requireSame(variable, "of shape ", place.tensor().shape(), expected.shape());
    requireSame(variable, "of type ", place.tensor().type(), expected.type());
    return place;
  }

  private void requireSame(Variable<?> variable, String what, Object found, Object expected) {
    if (!found.equals(expected)) {
      throw foreign("holds '" + variable.name() + "' " + what + found + ", expected " + expected);
    }
  }

  private InputException foreign(String problem) {
    return new InputException(
        folder.toString(),
        "belongs to another graph than that of the config: it " + problem,
        "Resume it with the config, and the version of gan4j, that wrote it.");
  }
}
