import { mutatedNights, type Play } from './nights.ts';

const play = JSON.parse(process.argv[2] ?? '') as Play; // run.ts alone starts this file

process.send?.(await mutatedNights(play));
