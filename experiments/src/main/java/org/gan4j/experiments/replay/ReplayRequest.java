package org.gan4j.experiments.replay;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.gan4j.experiments.config.ConfigOverride;

/**
 * A run to repeat.
 *
 * @param recorded record of the run
 * @param ofReport whether the record comes from a report, which anybody may have made
 * @param acceptsPaths whether a report may name files anywhere
 * @param overrides values that replace those of its config, such as the place of its images
 * @param runs the folder that the new run goes to
 * @param until the last step to do; empty for all that are recorded
 * @param toTheEnd whether to go on after the first difference
 * @param trustsNetwork as of a {@link org.gan4j.experiments.training.TrainRequest}
 */
public record ReplayRequest(
    RecordedRun recorded,
    boolean ofReport,
    boolean acceptsPaths,
    List<ConfigOverride> overrides,
    Path runs,
    OptionalLong until,
    boolean toTheEnd,
    boolean trustsNetwork) {}
