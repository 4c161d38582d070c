package main

import "testing"

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		part, whole int
		want        string
	}{{5640, 10000, "56.40 %"}, {5904, 10000, "59.04 %"}, {5, 1000, "0.50 %"}, {1, 3, "33.33 %"}, {3, 1, "300.00 %"}, {1, 0, "-"}} {
		if got := percent(test.part, test.whole); got != test.want {
			t.Errorf("percent(%d, %d) = %q, want %q", test.part, test.whole, got, test.want)
		}
	}
}
