// Package simulate computes what the manager's page shows while somebody watches: simulated people
// order every article of their department by each way of choosing a size, in the world that the
// advisor believes in and in others, one declared value changed at a time. It works in blocks of
// people, taken over in order, so that figures depend on the seed and on how many blocks are
// through, never on processors or time. It goes on only while it is watched, few at once, and keeps
// few results.
package simulate
