package org.gan4j.train.replica;

/**
 * What a follower needs to come to its chief.
 *
 * @param meeting as the chief has it
 * @param rank from 1
 * @param chiefHost where the chief listens
 * @param chiefPort likewise
 * @param ownHost by which all others reach this process
 */
public record Invitation(
    Meeting meeting, int rank, String chiefHost, int chiefPort, String ownHost) {}
