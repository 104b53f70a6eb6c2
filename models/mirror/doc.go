// Package mirror knows what an ordinary marketing suite makes of a visit: which events it
// records under which documented names, which identifiers it sets, and what it typically
// infers. It serves the demonstration that lays this beside what the shop holds. It is pure
// and keeps nothing: a pretend visit is a list of steps that the caller carries.
package mirror
