package additive

import "math"

// Symmetric is a symmetric matrix: its lower triangle, row after row.
type Symmetric []float64

// NewSymmetric returns a matrix of zeros.
func NewSymmetric(size int) Symmetric { return make(Symmetric, size*(size+1)/2) }

// Row returns the entries of row i from column 0 to i.
func (m Symmetric) Row(i int) []float64 { return m[i*(i+1)/2 : (i+1)*(i+2)/2] }

// Factor turns a positive definite matrix into Cholesky's factor L, m = LL′, in place.
func (m Symmetric) Factor(size int) {
	for i := range size {
		a := m.Row(i)
		for j := range i + 1 {
			b := m.Row(j)
			rest := a[j]
			for k := range j {
				rest -= a[k] * b[k]
			}
			if i == j {
				a[i] = math.Sqrt(rest)
			} else {
				a[j] = rest / b[j]
			}
		}
	}
}

// Forward solves Lx = v in place, m being a factor L: then |x|² is v′(LL′)⁻¹v.
func (m Symmetric) Forward(v []float64) {
	for i := range v {
		a := m.Row(i)
		for k := range i {
			v[i] -= a[k] * v[k]
		}
		v[i] /= a[i]
	}
}

// Solve solves LL′x = v in place, m being a factor L.
func (m Symmetric) Solve(v []float64) {
	m.Forward(v)
	for i := len(v) - 1; i >= 0; i-- {
		for k := i + 1; k < len(v); k++ {
			v[i] -= m.Row(k)[i] * v[k]
		}
		v[i] /= m.Row(i)[i]
	}
}
