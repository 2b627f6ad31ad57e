global using Pana.Kernel;
global using Pana.Procedures;
global using static Pana.Law.Vocabulary;
