//go:build js

package main

import (
	"context"
	"errors"
	"syscall/js"
)

// A promise is a JavaScript promise that this program waits for. Its outcome is kept in a channel, so it can be awaited later
// and a rejection is never reported as unhandled.
type promise <-chan outcome

type outcome struct {
	value js.Value
	err   error
}

// watch listens to a JavaScript promise from now on.
func watch(value js.Value) promise {
	done := make(chan outcome, 1)
	var onFulfilled, onRejected js.Func
	settle := func(o outcome) {
		onFulfilled.Release()
		onRejected.Release()
		done <- o
	}
	onFulfilled = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{value: args[0]})
		return nil
	})
	onRejected = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{err: errors.New(js.Global().Call("String", args[0]).String())})
		return nil
	})
	value.Call("then", onFulfilled, onRejected)
	return done
}

// await returns the promise's value, its rejection as an error, or the context's error where that ends first.
func (p promise) await(ctx context.Context) (js.Value, error) {
	select {
	case o := <-p:
		return o.value, o.err
	case <-ctx.Done():
		return js.Value{}, ctx.Err()
	}
}

// try returns as an error what a call into JavaScript throws. syscall/js panics with a js.Error instead.
func try(call func() js.Value) (value js.Value, err error) {
	defer func() {
		if thrown, ok := recover().(js.Error); ok {
			err = thrown
		}
	}()
	return call(), nil
}
