// Package scan searches every byte of every file of a folder for what should not be there
// any more: identifiers, sealed values, measurements, in each form in which they are
// commonly written. It reads streams in overlapping blocks, knows nothing of databases and
// reports numbers and places, never contents.
package scan
