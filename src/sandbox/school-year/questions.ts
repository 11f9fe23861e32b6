/** A question with its key first and three other options. */
export type BankQuestion = readonly [title: string, right: string, ...wrong: readonly [string, string, string]];

const BANK: Readonly<Record<string, readonly BankQuestion[]>> = {
  '4.NBT.A.1': [
    ['In 4,400, how many times as much is the first 4 worth as the second?', '10', '4', '100', '40'],
    ['Which number is ten times 370?', '3,700', '37', '380', '37,000'],
    ['What is the 6 worth in 6,215?', '6,000', '600', '60', '6'],
  ],
  '4.NF.A.1': [
    ['Which fraction equals 1/2?', '4/8', '2/8', '3/5', '4/6'],
    ['Which fraction equals 2/3?', '6/9', '4/9', '3/4', '2/6'],
    ['3/4 = ?/12', '9', '3', '6', '8'],
    ['Which fraction equals 5/10?', '1/2', '1/5', '2/5', '5/1'],
  ],
  '4.NF.B.3': [
    ['5/6 is how many sixths?', '5', '6', '1', '11'],
    ['1/8 + 1/8 + 1/8 = ?', '3/8', '3/24', '1/24', '1/8'],
    ['4/5 - 1/5 = ?', '3/5', '3/0', '5/5', '4/4'],
    ['Which sum makes 7/4?', '4/4 + 3/4', '4/4 + 4/4', '7/4 + 1/4', '3/4 + 3/4'],
  ],
  '5.NBT.A.1': [
    ['What is the 7 worth in 3.072?', '7 hundredths', '7 tenths', '7 thousandths', '7 ones'],
    ['Which digit of 52.816 is in the tenths place?', '8', '1', '6', '2'],
    ['0.5 is how many times 0.05?', '10', '5', '100', '2'],
    ['Which number is ten times 0.36?', '3.6', '36', '0.036', '0.360'],
    [
      'In 4.44, the middle 4 is worth...',
      '1/10 of the first 4',
      '10 times the first 4',
      'the same as the first 4',
      '1/100 of the first 4',
    ],
    ['Which is the largest?', '0.7', '0.64', '0.099', '0.648'],
  ],
  '5.NBT.B.7': [
    ['2.4 + 0.36 = ?', '2.76', '2.40', '6.0', '2.436'],
    ['5 - 1.25 = ?', '3.75', '4.25', '3.85', '4.75'],
    ['0.6 x 0.3 = ?', '0.18', '1.8', '0.9', '0.018'],
    ['4.8 ÷ 4 = ?', '1.2', '12', '0.12', '1.02'],
    ['Three pens cost $4.05. One pen costs...', '$1.35', '$1.05', '$12.15', '$1.53'],
    ['7.09 - 0.9 = ?', '6.19', '7.0', '6.99', '6.1'],
  ],
  '5.NF.A.1': [
    ['1/2 + 1/3 = ?', '5/6', '2/5', '1/6', '2/6'],
    ['3/4 - 1/6 = ?', '7/12', '2/2', '2/12', '1/2'],
    ['2/5 + 1/4 = ?', '13/20', '3/9', '3/20', '7/20'],
    ['1 1/2 + 2/3 = ?', '2 1/6', '1 3/5', '2 1/5', '1 5/6'],
    ['5/8 - 1/4 = ?', '3/8', '4/4', '4/8', '1/2'],
    ['Which denominator fits both 1/6 and 1/8?', '24', '14', '2', '20'],
  ],
  '5.NF.A.2': [
    ['Maya drank 1/4 liter, then 2/3 liter. How much in all?', '11/12 liter', '3/7 liter', '2/12 liter', '3/12 liter'],
    ['A board is 7/8 m long. 1/2 m is cut off. What is left?', '3/8 m', '6/6 m', '6/8 m', '5/8 m'],
    ['Luis read 1/3 of a book on Monday and 1/4 on Tuesday. How much is left?', '5/12', '7/12', '2/7', '5/7'],
    ['Which sum must be more than 1?', '2/3 + 1/2', '1/4 + 1/3', '2/5 + 1/2', '1/6 + 3/8'],
    ['A cake needs 3/4 cup of milk and 1/8 cup of oil. How much liquid?', '7/8 cup', '4/12 cup', '4/8 cup', '3/32 cup'],
    [
      'Ana walks 1/2 mile to school and 3/5 mile back by the park. How far in all?',
      '1 1/10 miles',
      '4/7 mile',
      '4/10 mile',
      '1 1/5 miles',
    ],
  ],
  '5.NF.B.3': [
    ['3 pizzas for 4 friends: each gets...', '3/4 pizza', '4/3 pizza', '1/4 pizza', '1 pizza'],
    ['7 ÷ 2 = ?', '3 1/2', '2/7', '3 1/7', '2 1/2'],
    ['5/8 means...', '5 ÷ 8', '8 ÷ 5', '5 x 8', '8 - 5'],
    ['10 liters in 4 equal jars: each holds...', '2 1/2 liters', '4/10 liter', '2 1/4 liters', '6 liters'],
    ['Between which two whole numbers is 17/3?', '5 and 6', '3 and 4', '6 and 7', '17 and 18'],
  ],
  '5.NF.B.4': [
    ['1/2 of 3/4 = ?', '3/8', '4/6', '3/6', '1/4'],
    ['2/3 x 6 = ?', '4', '12/18', '6 2/3', '3'],
    ['A garden is 3/4 m by 2/5 m. Its area is...', '6/20 square m', '5/9 square m', '6/9 square m', '5/20 square m'],
    ['4/5 x 1/4 = ?', '1/5', '5/9', '4/9', '5/20'],
    ['5 x 3/8 = ?', '15/8', '15/40', '8/8', '3/40'],
    ['Which product is smaller than 7?', '7 x 3/4', '7 x 5/4', '7 x 1', '7 x 9/8'],
  ],
  'RI.4.1': [
    [
      '"Owls hunt at night because mice are out then." When do owls hunt?',
      'At night',
      'At noon',
      'In spring',
      'All day',
    ],
    [
      '"The bridge closed after the storm." What happened first?',
      'The storm',
      'The bridge closed',
      'Both at once',
      'It does not say',
    ],
  ],
  'L.4.4': [
    ['"The path was so narrow that we walked one by one." Narrow means...', 'not wide', 'long', 'dark', 'steep'],
    ['"She was famished and ate three bowls." Famished means...', 'very hungry', 'tired', 'polite', 'late'],
  ],
  'RI.5.1': [
    [
      'Which words quote exactly: "Bees dance to share news."',
      '"Bees dance to share news"',
      'Bees tell news by dancing',
      '"Bees share their news"',
      '"Dancing bees"',
    ],
    [
      'A good quote for "the river is in danger" is...',
      '"Fewer fish return each year"',
      '"The river is long"',
      '"Boats cross in summer"',
      '"It begins in the hills"',
    ],
    ['Which shows where a quote begins and ends?', 'Quotation marks', 'Commas', 'Capital letters', 'A new line'],
    ['An inference needs...', 'words from the text that support it', 'a long answer', 'a picture', 'an opinion'],
    [
      'Which answer uses the text?',
      'The author says "ice melts earlier", so...',
      'I think so because I know it',
      'Everybody knows that',
      'My friend told me',
    ],
  ],
  'RI.5.2': [
    ['A main idea is...', 'what a text is mostly about', 'the first sentence', 'an interesting detail', 'the title'],
    [
      'An article tells how bats find food and how they help farmers. A main idea is...',
      'Bats help farmers',
      'Bats are brown',
      'One bat ate a moth',
      'Farms are large',
    ],
    [
      'Which is a key detail for "Parks make cities cooler"?',
      'Trees lower the heat by 4 degrees',
      'Parks have benches',
      'Our park is old',
      'Cities are loud',
    ],
    ['A summary should leave out...', 'small details', 'main ideas', 'the topic', 'who did it'],
    ['How many main ideas can a text have?', 'More than one', 'Exactly one', 'None', 'One a page'],
  ],
  'RL.5.2': [
    [
      'A slow turtle wins a race because it keeps going. A theme is...',
      'Keeping at it pays off',
      'Turtles are slow',
      'Races are fun',
      'Winning is all',
    ],
    ['A theme is...', 'a message about life', 'where a story happens', 'the main character', 'the last line'],
    [
      'Which detail supports "Friends help in hard times"?',
      'Rosa shared her coat in the storm',
      'Rosa has a red coat',
      'The storm came at night',
      'Rosa is ten',
    ],
    [
      'How do you find a theme?',
      'Look at what characters learn',
      'Read the title only',
      'Count the chapters',
      'Look at the cover',
    ],
    [
      'Two stories can have...',
      'the same theme',
      'no theme ever',
      'a theme only if they are long',
      'a theme only if they are true',
    ],
  ],
  'L.5.4': [
    ['"Preview" means to see...', 'before', 'again', 'badly', 'after'],
    ['"The arid land had seen no rain for years." Arid means...', 'dry', 'green', 'cold', 'crowded'],
    ['Which word means "able to be carried"?', 'portable', 'transport', 'import', 'porter'],
    ['"He was reluctant and came last." Reluctant means...', 'not willing', 'excited', 'fast', 'lost'],
    ['The root "spect" means...', 'look', 'speak', 'write', 'build'],
  ],
};

/** The n-th question on a target; after the last the first comes again. */
export function questionOn(target: string, n: number): BankQuestion {
  const bank = BANK[target];
  const question = bank?.[n % bank.length];
  if (question === undefined) throw new RangeError(`no questions on ${target}`);
  return question;
}
