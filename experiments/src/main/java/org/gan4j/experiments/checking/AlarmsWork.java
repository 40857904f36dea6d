package org.gan4j.experiments.checking;

import java.nio.file.Files;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunDirectory;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.alarm.Alarms;
import org.gan4j.train.alarm.LogLine;
import org.gan4j.train.alarm.RaisedAlarm;

/** Replays the alarms over the metrics of a run. */
public final class AlarmsWork {

  private AlarmsWork() {}

  public static List<String> replay(RunDirectory run, Experiment experiment) {
    if (!Files.exists(run.metrics())) {
      throw new InputException(
          run.metrics().toString(),
          "expected the metrics of a run, found none",
          "Train it first: gan resume " + ShellWord.of(run.path()) + ".");
    }
    List<LogLine> log = LogLine.read(run.metrics());
    List<RaisedAlarm> raised = experiment.alarms().orElseGet(Alarms::defaults).over(log);
    return raised.isEmpty()
        ? List.of("no alarm in " + log.size() + " lines of metrics")
        : raised.stream().map(RaisedAlarm::line).toList();
  }
}
