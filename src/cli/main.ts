const x: string = process.argv.slice(2).join(' ');
console.log('hi', x);
