package org.gan4j.train.internal.process;

/**
 * What a follower needs to connect to its chief.
 *
 * @param rendezvous as the chief has it
 * @param rank from 1
 * @param chiefHost where the chief listens
 * @param chiefPort likewise
 * @param ownHost by which all others reach this process
 */
public record FollowerSettings(
    RendezvousSettings rendezvous, int rank, String chiefHost, int chiefPort, String ownHost) {}
