// Package mydata shows people what is held about them and lets them act on it: my data,
// deletion, receipts, sign-in and account, newsletter and outbox.
package mydata
