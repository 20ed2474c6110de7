import { socketAddress } from './live';

describe('The address of the socket', () => {
  it.each([
    ['http://127.0.0.1:4000/', 'ws://127.0.0.1:4000/ws'],
    ['http://127.0.0.1:3500/5015/#/', 'ws://127.0.0.1:3500/5015/ws'],
    ['https://flare.example/5015/?a=b#/c', 'wss://flare.example/5015/ws'],
  ])('beside %s is %s', (page, socket) => {
    expect(socketAddress(page)).toBe(socket);
  });
});
