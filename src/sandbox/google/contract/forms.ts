import { all, list, map, oneOf, ref, STRING, unserved } from './fields.ts';
import type { Schemas } from './fields.ts';

/** Messages of Forms v1 that the served methods give (lms/google/FACTS.md 4.2, 4.3). */
export const FORMS: Schemas = {
  Form: {
    ...all('string', 'formId linkedSheetId responderUri revisionId'),
    info: ref('Info'), items: list('Item'), publishSettings: ref('PublishSettings'), settings: ref('FormSettings'),
  },
  Info: all('string', 'description documentTitle title'),
  PublishSettings: { publishState: ref('PublishState') },
  PublishState: all('boolean', 'isAcceptingResponses isPublished'),
  FormSettings: {
    emailCollectionType: oneOf('EMAIL_COLLECTION_TYPE_UNSPECIFIED', 'DO_NOT_COLLECT', 'VERIFIED', 'RESPONDER_INPUT'),
    quizSettings: ref('QuizSettings'),
  },
  QuizSettings: all('boolean', 'isQuiz'),
  Item: {
    ...all('string', 'description itemId title'),
    questionItem: ref('QuestionItem'), questionGroupItem: ref('QuestionGroupItem'),
    imageItem: unserved('ImageItem'), pageBreakItem: unserved('PageBreakItem'), textItem: unserved('TextItem'), videoItem: unserved('VideoItem'),
  },
  QuestionItem: { question: ref('Question'), image: unserved('Image') },
  QuestionGroupItem: { questions: list('Question'), grid: ref('Grid'), image: unserved('Image') },
  Grid: { ...all('boolean', 'shuffleQuestions'), columns: ref('ChoiceQuestion') },
  Question: {
    ...all('string', 'questionId'), ...all('boolean', 'required'),
    grading: ref('Grading'), choiceQuestion: ref('ChoiceQuestion'), textQuestion: ref('TextQuestion'), rowQuestion: ref('RowQuestion'),
    dateQuestion: unserved('DateQuestion'), fileUploadQuestion: unserved('FileUploadQuestion'), ratingQuestion: unserved('RatingQuestion'),
    scaleQuestion: unserved('ScaleQuestion'), timeQuestion: unserved('TimeQuestion'),
  },
  RowQuestion: all('string', 'title'),
  TextQuestion: all('boolean', 'paragraph'),
  ChoiceQuestion: { ...all('boolean', 'shuffle'), options: list('Option'), type: oneOf('CHOICE_TYPE_UNSPECIFIED', 'RADIO', 'CHECKBOX', 'DROP_DOWN') },
  Option: {
    ...all('string', 'goToSectionId value'), ...all('boolean', 'isOther'), image: unserved('Image'),
    goToAction: oneOf('GO_TO_ACTION_UNSPECIFIED', 'NEXT_SECTION', 'RESTART_FORM', 'SUBMIT_FORM'),
  },
  Grading: {
    ...all('int32', 'pointValue'),
    correctAnswers: ref('CorrectAnswers'), generalFeedback: unserved('Feedback'), whenRight: unserved('Feedback'), whenWrong: unserved('Feedback'),
  },
  CorrectAnswers: { answers: list('CorrectAnswer') },
  CorrectAnswer: all('string', 'value'),
  FormResponse: {
    ...all('string', 'formId respondentEmail responseId'), ...all('time', 'createTime lastSubmittedTime'), ...all('double', 'totalScore'),
    answers: map('Answer'),
  },
  Answer: { ...all('string', 'questionId'), grade: ref('Grade'), textAnswers: ref('TextAnswers'), fileUploadAnswers: unserved('FileUploadAnswers') },
  TextAnswers: { answers: list('TextAnswer') },
  TextAnswer: all('string', 'value'),
  Grade: { ...all('boolean', 'correct'), ...all('double', 'score'), feedback: unserved('Feedback') },
  ListFormResponsesResponse: { responses: list('FormResponse'), nextPageToken: STRING },
};
